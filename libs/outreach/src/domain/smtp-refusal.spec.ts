import { enhancedCode, isHardBounce } from './smtp-refusal.js';

const rcpt = (reply: string) => isHardBounce({ command: 'RCPT TO', replyCode: Number(reply.slice(0, 3)), reply });

describe('an address is given up for good', () => {
  test.each([
    '550 5.1.1 <boris@example.org>: Recipient address rejected: User unknown',
    '550 No such user here',
    '551 User not local',
    '553 Mailbox name not allowed',
    '554 5.1.10 Recipient address has null MX',
    '550 5.2.1 The email account that you tried to reach is disabled',
    '550-5.1.1 The email account does not exist.\n550 5.1.1 https://support.example',
  ])('when the receiver says of the recipient: %s', (reply) => expect(rcpt(reply)).toBe(true));
});

describe('an address is kept', () => {
  test.each([
    '451 4.7.1 Greylisted, please try again in 5 minutes',
    '450 Mailbox busy',
    '452 4.2.2 The mailbox is full',
    '552 5.2.2 Mailbox full',
    '550 5.7.1 Service unavailable; client host [5.1.2.3] blocked',
    '553 sorry, that domain is not in my list of allowed rcpthosts (#5.7.1)',
    '530 5.7.0 Authentication required',
    '554 Transaction failed',
    '501 5.1.7 Bad sender address syntax',
    '550 5.1.8 Sender domain does not exist',
    '503 5.5.1 Bad sequence of commands',
  ])('when the receiver says of the recipient: %s', (reply) => expect(rcpt(reply)).toBe(false));

  test.each(['MAIL FROM', 'DATA', 'AUTH PLAIN', 'CONN', undefined])('when %s was refused, whatever the reply', (command) => {
    expect(isHardBounce({ command, replyCode: 550, reply: '550 5.1.1 User unknown' })).toBe(false);
  });
});

test('a code is not read out of an IP address', () => {
  expect(enhancedCode('550 blocked 5.1.1.7, see 10.5.1.1')).toBeNull();
  expect(enhancedCode('550 5.1.1 unknown')).toBe('5.1.1');
});
