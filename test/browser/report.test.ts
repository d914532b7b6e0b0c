import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Language, languages, translator } from '../../src/messages/index.ts'
import { type ReportInput, reportHtml } from '../../src/report/index.ts'
import { exampleInput, unreliableInput } from '../report/report-input.ts'

const executablePath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => existsSync(file))
const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-report-'))

interface Seen {
  readonly console: string[]
  readonly requests: string[]
}

describe.skipIf(executablePath === undefined)('the report in a browser', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--headless',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  const open = async (language: Language, input: ReportInput, width: number) => {
    const file = path.join(folder, `${language}.html`)
    writeFileSync(file, reportHtml(input, translator(language)))
    const seen: Seen = { console: [], requests: [] }
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    page.on('console', (message) => seen.console.push(message.text()))
    page.on('pageerror', (error) => seen.console.push(error.message))
    page.on('request', (request) => seen.requests.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    return { page, seen, address: pathToFileURL(file).href }
  }

  const broken = async (page: Page): Promise<unknown> => {
    await page.evaluate('for (const part of document.querySelectorAll("details")) part.open = true')
    await page.evaluate(axe.source)
    return await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
    )
  }

  const overflow = 'document.documentElement.scrollWidth - window.innerWidth'

  for (const language of languages) {
    it(`is quiet, self-contained, accessible and fits a phone in ${language}`, async () => {
      const { page, seen, address } = await open(language, exampleInput, 390)
      expect(await page.evaluate(overflow)).toBe(0)
      expect(await page.evaluate('document.documentElement.dir')).toBe(
        language === 'fa' ? 'rtl' : 'ltr',
      )
      expect(seen).toEqual({ console: [], requests: [address] })
      if (language === 'en' || language === 'fa') expect(await broken(page)).toEqual([])
      expect(await page.evaluate(overflow)).toBe(0)
      await page.close()
    })
  }

  it('stays so on a wide screen and where no profile is reliable', async () => {
    const { page, seen } = await open('en', unreliableInput, 1280)
    expect(await page.evaluate(overflow)).toBe(0)
    expect(seen.console).toEqual([])
    expect(await broken(page)).toEqual([])
    await page.close()
  })
})
