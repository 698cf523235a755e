import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types and document strings of the web app, from the committed schema and the `.graphql` files beside the screens. */
const config: CodegenConfig = {
  schema: 'docs/schema.graphql',
  documents: 'apps/web/src/**/*.graphql',
  ignoreNoDocuments: false,
  generates: {
    'apps/web/src/api/operations.ts': {
      plugins: [{ add: { content: '// Written by graphql-codegen from docs/schema.graphql and the .graphql files: do not edit.' } }, 'typescript-operations', 'typed-document-node'],
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        pureMagicComment: true,
        optimizeDocumentNode: true,
        avoidOptionals: { field: true, inputValue: false },
        scalars: { Category: 'string', DateTime: 'string', ID: 'string', Stage: 'string' },
      },
    },
  },
};

export default config;
