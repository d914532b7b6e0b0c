import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listening } from '../../../test/outgoing/local-server.ts'
import { openMailer } from './index.ts'
import type { MailMessage } from './mailer.ts'

const from = 'نورث‌فیت <noreply@northfit.test>'
const now = new Date('2026-11-23T10:20:30.456Z')
const message: MailMessage = {
  to: { name: 'Ann', address: 'ann@example.test' },
  subject: 'Hello',
  text: 'Hello Ann',
  language: 'en',
  direction: 'ltr',
}
const fault = (code: string, facts = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })

async function mailbox() {
  const folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'northfit-mail-')), 'mail')
  onTestFinished(() => rm(path.dirname(folder), { recursive: true }))
  const names = async () => (await readdir(folder)).sort()
  const read = async () =>
    Promise.all((await names()).map((name) => readFile(path.join(folder, name))))
  return { folder, names, read }
}

/** A real mail server; tells what it took, and the URL of it. */
async function server(options: SMTPServerOptions = {}) {
  const taken: { mail: ParsedMail; to: string[]; raw: string; user: unknown }[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'post@northfit' && password === 'p@ss:word'
        ? done(null, { user: username })
        : done(new Error(`no ${password} for ${username}, ${'sorry '.repeat(100)}`)),
    onData: async (stream, session, done) => {
      const raw = await text(stream)
      const to = session.envelope.rcptTo.map((one) => one.address)
      taken.push({ mail: await simpleParser(raw), to, raw, user: session.user })
      done()
    },
    ...options,
  })
  smtp.on('error', () => {})
  const port = await listening(smtp.server)
  return { port, taken }
}

function mailerTo(url: string) {
  const mailer = openMailer({ url, folder: '', from }, () => now)
  onTestFinished(() => mailer.close())
  return mailer
}

const letters = [
  {
    language: 'fa',
    direction: 'rtl',
    subject: 'دعوت به نورث‌فیت — «نمایه مشتری ایده‌آل»',
    name: 'سارا ک.',
  },
  {
    language: 'th',
    direction: 'ltr',
    subject: 'คำเชิญเข้าร่วม: โปรไฟล์ลูกค้าในอุดมคติของคุณพร้อมแล้ว',
    name: 'สมชาย',
  },
  {
    language: 'zh',
    direction: 'ltr',
    subject: '邀请您加入：理想客户画像已发布，请查看详情并确认',
    name: '王，伟',
  },
  {
    language: 'vi',
    direction: 'ltr',
    subject: 'Lời mời tham gia – hồ sơ khách hàng lý tưởng',
    name: 'Nguyễn Văn A',
  },
] as const

describe('mail by a server', () => {
  it.each(letters)('arrives as it was written in $language', async ({ name, ...letter }) => {
    const { port, taken } = await server()
    const to = { name, address: 'reader@example.test' }
    const words = `${letter.subject}\n`.repeat(20)
    const html = `<p>${letter.subject}</p>`
    await mailerTo(`smtp://127.0.0.1:${port}`).send({ ...letter, to, text: words, html })
    const [arrived] = taken
    if (arrived === undefined) throw new Error('nothing arrived')
    const { mail, to: recipients, raw } = arrived
    expect(recipients).toEqual(['reader@example.test'])
    expect(mail).toMatchObject({
      subject: letter.subject,
      date: new Date('2026-11-23T10:20:30Z'),
      text: words,
    })
    expect(mail.from?.value).toEqual([{ name: 'نورث‌فیت', address: 'noreply@northfit.test' }])
    expect([mail.to].flat()[0]?.value).toEqual([to])
    expect(mail.headers.get('content-language')).toBe(letter.language)
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail.html).toContain(`<html lang="${letter.language}" dir="${letter.direction}">`)
    expect(mail.html).toContain(html)
    expect([...raw].every((sign) => sign < '\x80')).toBe(true)
  })

  it('is signed in to with what the URL says', async () => {
    const { port, taken } = await server()
    await mailerTo(`smtp://post%40northfit:p%40ss%3Aword@127.0.0.1:${port}`).send(message)
    expect(taken.map((one) => one.user)).toEqual(['post@northfit'])
  })

  it('cannot be given headers or recipients by names, subjects or values', async () => {
    const { port, taken } = await server()
    const breaks = ['\r\n', '\n', '\r', '\u2028', '\u0085', '\r\n\r\n', '\v', '\0']
    const mailer = mailerTo(`smtp://127.0.0.1:${port}`)
    for (const line of breaks) {
      const evil = `x${line}Bcc: victim@example.test${line}X-Evil: yes`
      const to = { name: evil, address: 'ann@example.test' }
      await mailer.send({ ...message, to, subject: evil, headers: { 'X-Kind': evil } })
    }
    for (const { mail, to, raw } of taken) {
      expect(to).toEqual(['ann@example.test'])
      const names = [...mail.headers.keys()]
      expect(names.filter((name) => name === 'bcc' || name === 'x-evil')).toEqual([])
      expect(raw).not.toMatch(/^(?:bcc|x-evil):/im)
      expect(mail.text?.trim()).toBe('Hello Ann')
      const [name] = [mail.to].flat().flatMap((to) => to?.value ?? [])
      const cleaned = 'x Bcc: victim@example.test X-Evil: yes'
      expect([mail.subject, name?.name, mail.headers.get('x-kind')]).toEqual([
        cleaned,
        cleaned,
        cleaned,
      ])
    }
    expect(taken).toHaveLength(breaks.length)
  })

  it.each([
    'ann@example.test, bob@example.test',
    'Ann <ann@example.test>',
    'ann@example.test\r\nBcc: bob@example.test',
    'ann',
    '@example.test',
    'a b@example.test',
    '"ann"@example.test',
  ])('goes to one plain address, not to: %j', async (address) => {
    const sent = mailerTo('smtp://127.0.0.1:9').send({ ...message, to: { address } })
    await expect(sent).rejects.toThrow(fault('mail.bad_address'))
  })

  it('has no headers that contradict the message', async () => {
    for (const name of ['Bcc', 'subject', 'Content-Type', 'x y', 'x:y', ''])
      await expect(
        mailerTo('smtp://127.0.0.1:9').send({ ...message, headers: { [name]: 'a' } }),
      ).rejects.toThrow('cannot have the header')
  })
})

describe('mail that is not sent', () => {
  it('says what the server answered, shortened, and never what we signed in with', async () => {
    const { port } = await server()
    const error = await mailerTo(`smtp://someone:hunter2@127.0.0.1:${port}`)
      .send(message)
      .catch((e) => e)
    expect(error).toEqual(fault('mail.not_sent', { problem: 'sign_in', temporary: false }))
    expect(error.facts.answer).toMatch(/^535 .*no \*\*\* for \*\*\*, sorry .*…$/)
    expect(error.facts.answer.length).toBeLessThan(210)
    expect(JSON.stringify([error.message, error.facts, error.cause])).not.toMatch(/hunter2|someone/)
  })

  it('says whether it may be taken later', async () => {
    const refuse = (code: number) =>
      server({
        onRcptTo: (_address, _session, done) =>
          done(Object.assign(new Error('mailbox full'), { responseCode: code })),
      })
    for (const [code, temporary] of [
      [550, false],
      [452, true],
    ] as const) {
      const { port } = await refuse(code)
      await expect(mailerTo(`smtp://127.0.0.1:${port}`).send(message)).rejects.toThrow(
        fault('mail.not_sent', { problem: 'refused', answer: `${code} mailbox full`, temporary }),
      )
    }
  })

  it('was for a server that does not answer, or does not encrypt', async () => {
    const { port } = await server()
    await expect(mailerTo(`smtp://127.0.0.1:${port}?tls=required`).send(message)).rejects.toThrow(
      fault('mail.not_sent', { problem: 'encryption' }),
    )
    await expect(mailerTo('smtp://127.0.0.1:1').send(message)).rejects.toThrow(
      fault('mail.not_sent', { problem: 'unreachable', answer: 'none', temporary: true }),
    )
  })

  it.each([
    'mail.example.test',
    'http://example.test',
    'smtp://',
    'smtp://a:%zz@b',
    'smtp://a?tls=no',
  ])('has no server at %s, which is not repeated', (url) => {
    const open = () => openMailer({ url, folder: '', from })
    expect(open).toThrow(expect.objectContaining({ code: 'mail.bad_url', facts: {} }))
  })

  it.each(['', 'Northfit', 'Northfit <>', 'a@b, c@d', 'A <a@b> B'])(
    'has no sender %j',
    (sender) => {
      expect(() => openMailer({ url: '', folder: '', from: sender })).toThrow(
        fault('mail.bad_sender'),
      )
    },
  )
})

describe('mail to a folder', () => {
  it('is a file each, whole, for its owner only, in the order of sending', async () => {
    const { folder, names, read } = await mailbox()
    let time = now.getTime()
    const mailer = openMailer({ url: '', folder, from }, () => new Date(time))
    for (const subject of ['one', 'two', 'three']) {
      await mailer.send({ ...message, subject })
      if (subject === 'two') time += 1
    }
    const mails = await Promise.all((await read()).map((bytes) => simpleParser(bytes)))
    expect(mails.map((mail) => mail.subject)).toEqual(['one', 'two', 'three'])
    for (const name of await names()) {
      expect(name).toMatch(/^2026-11-23T10-20-30\.45\dZ-\d{6}-[\da-f]{8}\.eml$/)
      expect((await stat(path.join(folder, name))).mode & 0o777).toBe(0o600)
    }
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })
  it('can be read, and links copied from it, without a mail program', async () => {
    const { folder, read } = await mailbox()
    const link = `https://icp.example.com/invitation?id=${'a1'.repeat(40)}`
    const text = `سلام\n\n${link}\n`
    await openMailer({ url: '', folder, from }).send({ ...message, text })
    const [bytes = Buffer.from('')] = await read()
    expect(bytes.toString()).toContain(`\r\n\r\nسلام\r\n\r\n${link}\r\n`)
    expect((await simpleParser(bytes)).text).toBe(text)
  })
})
