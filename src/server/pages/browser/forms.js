/**
 * Sends the forms of the pages to the API and shows what it answers: the one script of the pages.
 * A form says in `data-call` what it calls, in `data-next` where to go then, in `data-reveal` what to show.
 */

/** @typedef {{ detail?: string, code?: string, errors?: { path: string, message: string }[] }} Problem */

/** @param {HTMLFormElement} form */
function bodyOf(form) {
  /** @type {Record<string, unknown>} */
  const body = {}
  for (const [name, value] of new FormData(form)) {
    if (!name.endsWith('[]')) body[name] = value
    else {
      const list = name.slice(0, -2)
      const before = body[list]
      body[list] = [...(Array.isArray(before) ? before : []), value]
    }
  }
  return body
}

/** @param {HTMLFormElement} form @returns {Promise<{ ok: boolean, answer: any }>} */
async function send(form) {
  const [method = 'POST', path = ''] = (form.dataset['call'] ?? '').split(' ')
  const response = await fetch(path, {
    method,
    headers: {
      'content-type': 'application/json',
      'accept-language': document.documentElement.lang,
    },
    ...(method === 'DELETE' ? {} : { body: JSON.stringify(bodyOf(form)) }),
  })
  const text = await response.text()
  return { ok: response.ok, answer: text === '' ? {} : JSON.parse(text) }
}

/** @param {HTMLFormElement} form @param {Problem} problem */
function showProblem(form, { detail = '', code = '', errors = [] }) {
  /** @type {HTMLInputElement | undefined} */
  let first
  for (const place of form.querySelectorAll('[data-wrong]')) {
    const name = place.getAttribute('data-wrong') ?? ''
    const error = errors.find(({ path }) => path === `body.${name}`)
    place.textContent = error?.message ?? ''
    const input = form.elements.namedItem(name)
    if (!(input instanceof HTMLInputElement)) continue
    input.setAttribute('aria-invalid', String(error !== undefined))
    if (error !== undefined) first ??= input
  }
  const line = form.querySelector('[data-problem]')
  if (line !== null) line.textContent = first === undefined ? detail : ''
  first?.focus()
  for (const part of document.querySelectorAll('[data-for-code]'))
    if (part instanceof HTMLElement) part.hidden = part.dataset['forCode'] !== code
}

/** Shows a part of the page with what was answered in it. @param {string} id @param {any} answer */
function reveal(id, answer) {
  const part = document.getElementById(id)
  if (part === null) return
  for (const place of part.querySelectorAll('[data-answer]')) {
    const value = answer[place.getAttribute('data-answer') ?? '']
    if (place instanceof HTMLAnchorElement) place.href = String(value)
    else if (Array.isArray(value)) place.replaceChildren(...value.map(item))
    else place.textContent = String(value)
  }
  for (const place of part.querySelectorAll('[data-secret-of]')) {
    const link = String(answer[place.getAttribute('data-secret-of') ?? ''])
    place.textContent = new URL(link).searchParams.get('secret')
  }
  part.hidden = false
  part.setAttribute('tabindex', '-1')
  part.focus()
}

/** @param {unknown} text */
function item(text) {
  const li = document.createElement('li')
  li.textContent = String(text)
  return li
}

/** @param {HTMLFormElement} form @param {any} answer */
function proceed(form, answer) {
  const { next, reveal: id } = form.dataset
  if (answer.twoFactorRedirect === true) {
    form.hidden = true
    reveal('second-step', answer)
  } else if (typeof answer.url === 'string') location.assign(answer.url)
  else if (id !== undefined) reveal(id, answer)
  if (next !== undefined && answer.twoFactorRedirect !== true) location.assign(next)
}

/** @param {HTMLFormElement} form */
async function submit(form) {
  const button = form.querySelector('button')
  if (button === null || button.getAttribute('aria-busy') === 'true') return
  const label = button.textContent
  button.setAttribute('aria-busy', 'true')
  button.textContent = document.body.dataset['working'] ?? label
  showProblem(form, {})
  try {
    const { ok, answer } = await send(form)
    if (ok) proceed(form, answer)
    else showProblem(form, answer)
  } catch {
    showProblem(form, { detail: document.body.dataset['offline'] ?? '' })
  }
  button.removeAttribute('aria-busy')
  button.textContent = label
}

document.addEventListener('submit', async (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.dataset['call'] === undefined) return
  event.preventDefault()
  await submit(form)
})

document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null
  if (!(button instanceof HTMLElement)) return
  const text = document.getElementById(button.dataset['copy'] ?? '')?.textContent ?? ''
  await navigator.clipboard.writeText(text)
  const said = document.getElementById(`${button.dataset['copy']}-copied`)
  if (said !== null) said.textContent = said.dataset['said'] ?? ''
})
