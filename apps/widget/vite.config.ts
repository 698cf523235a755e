import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** One ES module without imports: any page can load it with a script tag. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: {
    outDir: '../../dist/widget',
    emptyOutDir: true,
    target: 'es2020',
    lib: { entry: 'src/ringroad-offers.ts', formats: ['es'], fileName: () => 'ringroad-offers.js' },
  },
});
