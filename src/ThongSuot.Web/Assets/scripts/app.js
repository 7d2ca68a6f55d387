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
