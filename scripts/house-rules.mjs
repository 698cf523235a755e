// The rules of the house that oxlint has no words for. .oxlintrc.json says where each applies.
import { basename, dirname, resolve, sep } from 'node:path';

/** What a pure folder may take from outside itself: words, mathematics, calendars, expressions, hashing. */
const PURE = new Set(['@ringroad/kernel', '@ringroad/forecast', 'temporal-polyfill', '@marcbachmann/cel-js', 'node:crypto']);

const VAGUE = /(^|[-.])(utils?|helpers?|common|managers?)([-.]|$)/;

const pureImports = {
  create(context) {
    const domain = context.filename.split(sep).join('/').match(/^.*\/src\/domain\//)?.[0];
    const check = ({ source }) => {
      if (source?.type !== 'Literal') return;
      const name = String(source.value);
      const inside = name.startsWith('.') && `${resolve(dirname(context.filename), name).split(sep).join('/')}/`.startsWith(domain ?? '');
      if (inside || PURE.has(name)) return;
      context.report({ node: source, message: `domain/ is pure: it may not import '${name}', only its own folder and ${[...PURE].join(', ')}.` });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};

const noClock = {
  create(context) {
    const check = (node) => {
      const asksTheMachine = node.callee.type === 'Identifier' && node.callee.name === 'Date' && (node.type === 'CallExpression' || node.arguments.length === 0);
      if (asksTheMachine) context.report({ node, message: 'Time is an argument: Date without one asks the machine.' });
    };
    return { NewExpression: check, CallExpression: check };
  },
};

const fileName = {
  create(context) {
    return {
      Program(node) {
        const name = basename(context.filename);
        if (VAGUE.test(name)) context.report({ node, message: `'${name}' does not say what is in it: name the file after its export.` });
      },
    };
  },
};

export default { meta: { name: 'house' }, rules: { 'pure-imports': pureImports, 'no-clock': noClock, 'file-name': fileName } };
