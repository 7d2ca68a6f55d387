// The page works without this: it only follows the pointer and lets a click on a sentence open its duty.
(() => {
  const other = element => document.getElementById((element.id[0] === 'q' ? 'd' : 'q') + element.id.slice(1));
  for (const element of document.querySelectorAll('.asked[id], .duty[id]')) {
    const light = on => { element.classList.toggle('on', on); other(element)?.classList.toggle('on', on); };
    element.addEventListener('pointerenter', () => light(true));
    element.addEventListener('pointerleave', () => light(false));
  }
  document.getElementById('text').addEventListener('click', event => {
    const sentence = event.target.closest('.asked[id]');
    if (!sentence || event.target.closest('a') || String(getSelection())) return;
    location.hash = 'd' + sentence.id.slice(1);
  });
  // A card hidden by the filter cannot be scrolled to.
  addEventListener('hashchange', () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.matches('.duty') && !target.offsetParent) {
      document.getElementById('show-all').checked = true;
      target.scrollIntoView();
    }
  });
})();
