// Comforts only: every page does its work without this file.

// A menu closes when the person turns elsewhere or presses Escape; focus goes back to what opened it.
const openMenus = () => document.querySelectorAll('details.menu[open]');

document.addEventListener('click', event => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('focusin', event => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('keydown', event => {
  if (event.key === 'Escape')
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }

  // "/" goes to the search box, unless something is being typed.
  const typing = event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = document.querySelector('.finder input');
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }
});

// A page that waits for the server asks quietly, and opens what was wanted when it is there.
const waiting = document.querySelector('[data-retry]');
if (waiting) {
  const ask = setInterval(async () => {
    const answer = await fetch(location.href).catch(() => null);
    if (answer && answer.status !== 503) {
      clearInterval(ask);
      location.reload();
    }
  }, waiting.dataset.retry * 1000);
}

// Whoever sent a form with mistakes in it starts at the list of them.
document.querySelector('.ds-error-summary')?.focus();

// While part of a name is typed, the list of those to choose from follows; what was ticked stays.
for (const picker of document.querySelectorAll('[data-picker]')) {
  const { name, many, day, except } = picker.dataset;
  let waiting, asked;
  picker.querySelector('input[type=search]').addEventListener('input', event => {
    clearTimeout(waiting);
    const words = event.target.value.trim();
    waiting = setTimeout(async () => {
      asked?.abort();
      if (words.length < 2) return;
      asked = new AbortController();
      const query = new URLSearchParams({ words, name, many, day, except: except ?? '' });
      for (const box of picker.querySelectorAll('[data-offers] input:checked')) query.append('ids', box.value);
      try {
        const answer = await fetch(`${picker.dataset.offered}?${query}`, { signal: asked.signal });
        if (!answer.ok) return;
        picker.querySelector('[data-offers]').outerHTML = await answer.text();
        picker.querySelector('[data-searched]').value = words;
      } catch (error) {
        // The person typed on: the next list is on its way. Without a connection the button still does it.
        if (error.name !== 'AbortError' && !(error instanceof TypeError)) throw error;
      }
    }, 200);
  });
}

// One press, one sending.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
});
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

// What goes on in the background is followed until it is done.
async function follow(part) {
  while (part?.dataset.follow) {
    await new Promise(done => setTimeout(done, 1500));
    const answer = await fetch(part.dataset.follow).catch(() => null);
    if (!answer?.ok) continue;
    const id = part.id;
    part.outerHTML = await answer.text();
    part = document.getElementById(id);
  }
}
for (const part of document.querySelectorAll('[data-follow]')) follow(part);
