/** Makes the scripts and style sheets in built/, as `npm run build`. */

import { readFile, readdir } from "node:fs/promises";
import { build, transform } from "esbuild";

const common = { bundle: true, minify: true, charset: "utf8", target: "es2022" };

/** A style sheet that a script imports is text, without what people alone read of it. */
const styleSheets = {
  name: "style sheets",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { ...smaller, loader: "css" });
      return { contents: code, loader: "text" };
    });
  },
};
const smaller = { minify: true, charset: "utf8" };
const module = { ...common, format: "esm", plugins: [styleSheets] };

const languages = (await readdir("src/words")).filter((file) => file.length === "en.ts".length);

await Promise.all([
  build({ ...common, format: "iife", entryPoints: ["src/widget.ts"], outdir: "built", plugins: [styleSheets] }),
  build({ ...module, entryPoints: ["src/panel.ts"], outdir: "built/widget" }),
  build({ ...module, entryPoints: languages.map((file) => `src/words/${file}`), outdir: "built/widget/words" }),
  build({ ...module, entryPoints: ["src/chat/main.ts"], outfile: "built/chat.js" }),
  build({
    ...common,
    entryPoints: ["main.ts", "articles.ts", "pages.css", "desk.ts", "desk.css"].map((one) => `src/pages/${one}`),
    outdir: "built/pages",
  }),
]);
