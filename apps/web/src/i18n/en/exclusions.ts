import { pluralsOf } from '../plural.js';

const plural = pluralsOf('en');

/** A partner's lists of people it does not want to reach. */
export const exclusions = {
  title: 'People not to reach',
  lead: 'Your lists of contacts. Who is on one is never shown the offer, and nobody is told who that is.',
  lists: 'Your lists',
  listsNote: 'A campaign names the lists it keeps to in its step “Audience”. A change counts from the next moment on.',
  list: 'List',
  size: 'Contacts',
  sizeHint: 'Of what you handed in, rounded. How many of them are users here is told to nobody.',
  made: 'Made',
  named: (name: string, size: string) => `${name} (about ${size} contacts)`,
  empty: 'No lists yet',
  emptyText: 'Hand in the contacts of your own customers, and a campaign will win you only new ones.',
  create: 'Make a list',
  add: 'Add',
  remove: 'Take out',
  replace: 'Replace',
  rename: 'Rename',
  delete: 'Delete',
  dialog: {
    add: (list: string) => `Add contacts: ${list}`,
    remove: (list: string) => `Take contacts out: ${list}`,
    replace: (list: string) => `Replace all contacts: ${list}`,
    rename: (list: string) => `Rename: ${list}`,
    delete: (list: string) => `Delete the list: ${list}`,
  },
  what: {
    add: 'Contacts that are in it already are left alone.',
    remove: 'From the next moment on they may be shown your offers again. Contacts that are not in it are passed over.',
    replace: 'These contacts and no others will be in the list, all at once.',
  },
  deleteText: 'All that is in it goes with it. A list that a campaign uses must be taken out of the campaign first.',
  name: 'Name of the list',
  contacts: 'Contacts',
  contactsText: 'One a line: e-mail addresses, telephone numbers, or their SHA-256. Only hashes are kept.',
  file: 'Or a file of them',
  fileText: 'Text or CSV with nothing but contacts in it.',
  chooseFile: 'Choose a file',
  count: (n: number) => plural(n, { one: '# contact', other: '# contacts' }),
  sent: (sent: string, all: string) => `${sent} of ${all} contacts sent`,
  gathered: (list: string) => `${list} (new)`,
  done: { create: 'List saved', add: 'Contacts added', remove: 'Contacts taken out', replace: 'Contacts replaced', rename: 'List renamed', delete: 'List deleted' },
};
