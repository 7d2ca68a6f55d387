// The review page by keyboard and pointer. Everything here is also a link or a button of the page.
const other = element => document.getElementById((element.id[0] === 'q' ? 'd' : 'q') + element.id.slice(1));

for (const element of document.querySelectorAll('.asked[id], .card[id]')) {
  const light = on => {
    element.classList.toggle('on', on);
    other(element)?.classList.toggle('on', on);
  };
  element.addEventListener('pointerenter', () => light(true));
  element.addEventListener('pointerleave', () => light(false));
}

const near = element => element?.scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
const cards = () => [...document.querySelectorAll('.understood .card[id]')];

function open(card) {
  if (!card) return;
  card.focus({ preventScroll: true });
  near(card);
  near(other(card));
}

document.querySelector('.paper')?.addEventListener('click', event => {
  const sentence = event.target.closest('.asked[data-duty]');
  if (sentence && !event.target.closest('a') && !String(getSelection())) open(document.getElementById('d' + sentence.dataset.duty));
});

document.addEventListener('focusin', event => {
  const card = event.target.closest('.understood .card[id]');
  if (card) near(other(card));
});

// j and k go on and back; the letters on the buttons press them.
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
  const all = cards(), at = all.indexOf(document.activeElement.closest('.card[id]'));
  if (event.key === 'j') open(all[Math.min(at + 1, all.length - 1)]);
  else if (event.key === 'k') open(all[Math.max(at - 1, 0)]);
  else if (at >= 0) all[at].querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`)?.click();
  else return;
  if (event.key === 'j' || event.key === 'k') event.preventDefault();
});

// After an answer the page comes back where the person was.
open(document.querySelector('.card:target'));
