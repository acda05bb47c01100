import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { send } from './support/mail';
import { signIn } from './support/sign-in';
import { world } from './support/world';

/** A day of two people who share an inbox, against the real server: what one does, the other sees without a reload. */
test.describe.configure({ mode: 'serial' });

const day = Date.now().toString(36);
const subjects = {
  lamp: `Lamp from ${day}`,
  vase: `Vase from ${day}`,
  twice: `Vase again from ${day}`,
  press: `Interview about ${day}`,
};
/** Other journeys' conversations are in the same inbox. */
const ofToday = { field: 'subject', contains: day };
const colleague = `Carla ${day}`;
let berta: Page;
let carla: Page;
const contexts: BrowserContext[] = [];

const rows = (page: Page) => page.getByRole('region', { name: 'Conversations' }).getByRole('link');
const row = (page: Page, subject: string) => rows(page).filter({ hasText: subject }).first();

async function write(from: string, subject: string, text: string): Promise<void> {
  await send({ from, to: 'support@localhost', subject, text }, world.smtpPort);
}

async function open(page: Page, subject: string): Promise<void> {
  await row(page, subject).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 2, name: subject })).toBeVisible();
}

test.beforeAll(async ({ browser }) => {
  const first = await browser.newContext();
  const second = await browser.newContext();
  contexts.push(first, second);
  berta = await first.newPage();
  await signIn(berta, 'berta');

  const [team] = await (await berta.request.get('/api/teams')).json();
  const token = (await first.cookies()).find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
  const invited = await berta.request.post('/api/invitations', {
    headers: { 'X-XSRF-TOKEN': token },
    data: { email: `carla-${day}@acme.example`, role: 'AGENT', teams: [team.id] },
  });
  expect(invited.ok(), await invited.text()).toBe(true);
  carla = await second.newPage();
  await carla.goto(new URL((await invited.json()).link).pathname);
  await carla.getByLabel('Your name').fill(colleague);
  await carla.getByRole('textbox', { name: 'Password' }).fill('nine silver spoons');
  await carla.getByRole('button', { name: 'Join' }).click();
  await expect(carla.getByText('Live', { exact: true })).toBeVisible();
});

test.afterAll(() => Promise.all(contexts.map((context) => context.close())));

test('a view of one’s own moves with what a colleague does', async () => {
  const urgent = JSON.stringify({ all: [{ field: 'priority', in: ['URGENT'] }, ofToday] });
  await carla.goto(`/inbox/all?filter=${encodeURIComponent(urgent)}`);
  await carla.getByRole('button', { name: 'This view' }).click();
  await carla.getByRole('menuitem', { name: /Save as a view/ }).click();
  await carla.getByRole('textbox', { name: 'Name' }).fill(`Burning ${day}`);
  await carla.getByRole('button', { name: 'Save' }).click();
  const entry = carla.getByRole('navigation').getByRole('link', { name: new RegExp(`Burning ${day}`) });
  await expect(entry).toBeVisible();

  await write('Lara Lamp <lara@customer.example>', subjects.lamp, 'My lamp smokes. Please hurry!');
  await berta.goto('/inbox/all');
  await open(berta, subjects.lamp);
  await berta.keyboard.press('p');
  await berta.getByRole('button', { name: /^Urgent/ }).click();

  await expect(row(carla, subjects.lamp)).toBeVisible();
  await expect(entry).toContainText('1 conversation');
  await expectAccessible(carla, 'saved view');
});

test('a colleague who is mentioned hears of it, finds it by keyboard, and may then help', async () => {
  await berta.keyboard.press('n');
  const note = berta.getByRole('textbox', { name: 'Note for colleagues' });
  await expect(note).toBeFocused();
  await berta.keyboard.type(`Is this a recall, @${colleague.toLowerCase()}`);
  await expect(berta.getByRole('option', { name: new RegExp(colleague) })).toBeVisible();
  await berta.keyboard.press('Enter');
  await berta.keyboard.press('Control+Enter');
  await expect(note).toBeHidden();

  await expect(carla.getByRole('button', { name: /^Notifications/ })).toHaveText(/1/);
  await carla.bringToFront();
  await carla.keyboard.press('g');
  await carla.keyboard.press('i');
  const line = carla.getByRole('dialog').getByRole('button', { name: /Berta Boss mentioned you/ });
  await expect(line).toBeFocused();
  await line.press('Enter');
  await expect(carla.getByText('Is this a recall,')).toBeVisible();
  await expect(carla.getByRole('button', { name: /^Notifications/ })).not.toHaveText(/\d/);
});

test('a hand-over takes a note along, and only the new holder can answer', async () => {
  await carla.keyboard.press('c');
  await expect(carla.getByText('You hold this').first()).toBeVisible();
  await expect(berta.getByText(`Held by ${colleague}`).first()).toBeVisible();
  await carla.keyboard.press('h');
  const dialog = carla.getByRole('dialog', { name: 'Hand over' });
  await dialog.getByLabel('To whom').selectOption({ label: 'Berta Boss' });
  await dialog.getByLabel(/Note for them/).fill('Yes, it is one. You know the lawyers.');
  await dialog.getByRole('button', { name: 'Hand over' }).click();

  await expect(berta.getByText('You hold this').first()).toBeVisible();
  await expect(berta.getByText('You know the lawyers.').first()).toBeVisible();
  await expect(carla.getByText('Held by Berta Boss').first()).toBeVisible();
});

test('what is closed together leaves both lists, and one undo brings it back', async () => {
  await write('Vera Vase <vera@customer.example>', subjects.vase, 'The vase came broken.');
  await write('Vera Vase <vera@customer.example>', subjects.twice, 'And one more thing about my vase.');
  const both = JSON.stringify({
    all: [
      { field: 'subject', contains: day },
      { field: 'status', in: ['OPEN'] },
    ],
  });
  const path = `/inbox/all?filter=${encodeURIComponent(both)}`;
  await carla.goto(path);
  await berta.goto(path);
  await expect(row(berta, subjects.twice)).toBeVisible();
  await expect(row(carla, subjects.vase)).toBeVisible();
  const boxes = berta.getByRole('checkbox', { name: 'Select: Vera Vase' });
  await row(berta, subjects.vase).hover();
  await boxes.first().check();
  await boxes.last().check();
  await expect(berta.getByRole('toolbar').getByText('2 selected')).toBeVisible();
  await berta.keyboard.press('e');
  await expect(row(carla, subjects.vase)).toBeHidden();
  await expect(row(carla, subjects.twice)).toBeHidden();
  await berta.getByRole('button', { name: 'Undo' }).click();
  await expect(row(carla, subjects.vase)).toBeVisible();
  await expect(row(carla, subjects.twice)).toBeVisible();
});

test('two conversations of one customer become one, for everybody, and can be parted again', async () => {
  await open(berta, subjects.twice);
  await berta.keyboard.press('Control+k');
  await berta.keyboard.type('merge');
  await expect(berta.getByRole('option')).toHaveText([/Merge into another/]);
  await berta.keyboard.press('Enter');
  const dialog = berta.getByRole('dialog', { name: 'Merge into' });
  const other = dialog.getByRole('combobox').first();
  const label = await other.locator('option', { hasText: subjects.vase }).first().textContent();
  await other.selectOption({ label: label ?? '' });
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(berta.getByRole('main').getByRole('heading', { level: 2, name: subjects.vase })).toBeVisible();
  await expect(berta.getByText('And one more thing about my vase.').first()).toBeVisible();
  await expect(row(carla, subjects.twice)).toBeHidden();
  await berta.getByRole('button', { name: 'Undo' }).click();
  await expect(row(carla, subjects.twice)).toBeVisible();
});

test('snoozed until the customer writes, it is in nobody’s queue', async () => {
  await write('Paul Press <paul@press.example>', subjects.press, 'Would your founder talk to us about bronze casting?');
  await expect(row(carla, subjects.press)).toBeVisible();
  await open(carla, subjects.press);
  await carla.keyboard.press('z');
  await carla
    .getByRole('dialog')
    .getByRole('button', { name: /Until the customer writes/ })
    .click();
  await expect(carla.getByRole('navigation').getByRole('link', { name: /^Snoozed/ })).toContainText(/\d+ conversation/);
  await open(berta, subjects.press);
  await expect(berta.getByText(/Snoozed/).first()).toBeVisible();
});

test('everybody finds it again by a word that only its text has', async () => {
  await carla.keyboard.press('/');
  const field = carla.getByRole('combobox', { name: 'Search' });
  await expect(field).toBeFocused();
  await carla.keyboard.type(`smoking ${day}`);
  await expect(carla.getByRole('option').first()).toContainText(subjects.lamp);
  await expectAccessible(carla, 'search');
  await carla.keyboard.press('Enter');
  await expect(carla.getByRole('main').getByRole('heading', { level: 2, name: subjects.lamp })).toBeVisible();
});

test('words written once are used again by two letters, and a colleague’s draft survives its tab', async () => {
  await berta.goto('/admin/canned');
  await berta.getByRole('button', { name: 'Add reply' }).click();
  const form = berta.getByRole('dialog');
  await form.getByLabel('Title').fill(`Thanks ${day}`);
  await form.getByLabel('Shortcut').fill(`t${day}`);
  await form.locator('[contenteditable=true]').first().fill('Dear {{contact.firstName}}, thank you for writing.');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(berta.getByText(`Thanks ${day}`)).toBeVisible();

  await carla.goto(`/inbox/all?filter=${encodeURIComponent(JSON.stringify(ofToday))}`);
  await open(carla, subjects.vase);
  await carla.keyboard.press('r');
  await carla.keyboard.type(`/t${day}`);
  await expect(carla.getByTestId('canned-preview')).toContainText('Dear Vera, thank you');
  await carla.keyboard.press('Enter');
  const field = carla.getByRole('textbox', { name: /^Reply to Vera/ });
  await expect(field).toContainText('Dear Vera, thank you for writing.');
  await expect(carla.getByText('Saved').first()).toBeVisible();
  await carla.reload();
  await carla.keyboard.press('r');
  await expect(field).toContainText('Dear Vera, thank you for writing.');
  await carla.keyboard.press('Escape');
});
