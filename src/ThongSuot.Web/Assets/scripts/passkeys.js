// Passkeys live in the browser, so this is the one thing that cannot be done without script. A form marked data-passkey appears where the
// browser knows passkeys; on sending, it first asks the browser, and sends what the browser says.
const known = window.PublicKeyCredential?.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON;

async function ask(form) {
  const body = new FormData();
  body.append('__token', form.elements.__token.value);
  const answer = await fetch(form.dataset.options, { method: 'POST', body, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(answer.status);
  const options = await answer.json();
  const credential = form.dataset.passkey === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  form.elements.credential.value = JSON.stringify(credential);
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!known) continue;
  form.hidden = false;
  form.addEventListener('submit', async event => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    // The page's own guard against sending twice must not take this for a sending.
    event.stopPropagation();
    const said = form.querySelector('[role=alert]');
    said.hidden = true;
    try {
      await ask(form);
      form.requestSubmit();
    } catch {
      said.textContent = form.dataset.failed;
      said.hidden = false;
    }
  });
}
