import { parseJson } from './parse-json.js';

it('reads JSON without what would poison a prototype, however it is spelled', () => {
  expect(parseJson('{"a":{"__proto__":{"admin":true},"b":1},"constructor":{"prototype":{"admin":true}}}')).toEqual({ a: { b: 1 } });
  expect(Object.keys(parseJson('{"\\u005f_proto__":{"admin":true},"b":1}') as object)).toEqual(['b']);
  expect(parseJson('{"constructor":"Porsche","c":[1,"\\u0041"]}')).toEqual({ constructor: 'Porsche', c: [1, 'A'] });
});

it('what is no JSON, or nested without end, is nothing', () => {
  expect(parseJson('{"a":')).toBeUndefined();
  expect(parseJson('')).toBeUndefined();
  expect(parseJson(`{"__proto__":1,"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)).toBeUndefined();
});
