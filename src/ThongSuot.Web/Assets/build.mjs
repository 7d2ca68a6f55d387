// Bundles Assets/ into the folder given as the first argument: app.css, app.js and the font files they need.
import { readFile, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const outdir = process.argv[2] ?? '../wwwroot/assets';

// Old enough for a commune office's computer, new enough for the design system (it needs :has and custom properties).
const target = ['chrome109', 'edge109', 'firefox115', 'safari16'];

/** Every colour once, in a table of two columns; here it becomes a light set, and a dark set for the screen. */
const colours = {
  name: 'colours',
  setup({ onLoad }) {
    onLoad({ filter: /colors\.tsv$/ }, async ({ path }) => {
      const rows = (await readFile(path, 'utf8')).trim().split('\n').slice(1).map(line => line.split('\t'));
      const set = column => rows.map(row => `--${row[0]}:${row[column]};`).join('');
      const families = [...new Set(rows.map(row => /^ds-color-([a-z]+)-background-default$/.exec(row[0])?.[1]).filter(Boolean))];
      const steps = rows.map(row => /^ds-color-accent-(.+)$/.exec(row[0])?.[1]).filter(Boolean);
      const family = name => steps.map(step => `--ds-color-${step}:var(--ds-color-${name}-${step});`).join('');
      const contents = `@layer ds.theme {
        :root{color-scheme:light;${set(1)}}
        @media screen{
          :root[data-color-scheme=dark]{color-scheme:dark;${set(2)}}
          @media (prefers-color-scheme:dark){:root:not([data-color-scheme=light]){color-scheme:dark;${set(2)}}}
        }
        :root{${family('accent')}}
        ${families.map(name => `[data-color=${name}]{${family(name)}}`).join('\n')}
      }`;
      return { contents, loader: 'css' };
    });
  },
};

await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: ['styles/app.css', 'styles/pictures.css', 'scripts/app.js', 'scripts/passkeys.js', 'scripts/review.js'],
  bundle: true,
  minify: true,
  target,
  outdir,
  entryNames: '[name]',
  // A font never changes under its name: the server lets browsers keep it for good (Hosting/StaticFiles.cs).
  assetNames: 'fonts/[name]-[hash]',
  loader: { '.woff2': 'file' },
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [colours],
});
