import { contactsOf } from './contacts.js';

it('contacts are read from lines, lists and the files of spreadsheets', () => {
  expect(contactsOf('\ufeffa@example.by\r\n"b@example.by"; +375 29 611-04-18,,\n\n')).toEqual(['a@example.by', 'b@example.by', '+375 29 611-04-18']);
});
