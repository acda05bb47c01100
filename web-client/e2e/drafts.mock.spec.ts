import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

// Two browsers, and axe in both.
test.describe.configure({ timeout: 120_000 });
test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** Two people and one answer: seen, taken over, reviewed, and answered beside one another; against the mock server. */

const bruno = '0198a000-0000-7000-8000-00000000a002';

async function open(page: Page, path: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('parley.language', 'en'));
  await page.goto(path);
  await expect(page.getByRole('main')).toBeVisible();
}

/** What the newest message says, in its frame. */
function lastMessage(page: Page, words: string) {
  return page.getByRole('article').last().frameLocator('iframe').getByText(words);
}

async function asBruno(context: BrowserContext): Promise<Page> {
  await context.addCookies([{ name: 'MOCK', value: bruno, url: test.info().project.use.baseURL ?? '' }]);
  return context.newPage();
}

/** Anna claims what waits first and begins to answer; returns where. */
async function annaBegins(page: Page, words: string): Promise<string> {
  await open(page, '/inbox/mine');
  await page.getByRole('link', { name: /Priya Nair/ }).click();
  await expect(page.getByText('You hold this').first()).toBeVisible();
  await page.keyboard.press('r');
  const field = page.getByRole('textbox', { name: /^Reply to/ });
  await expect(field).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByText('Draft saved')).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function decide(page: Page, conversation: string, body: object): Promise<void> {
  const { teamId } = await (await page.request.get(`/api/conversations/${conversation}`)).json();
  await page.request.put(`/api/teams/${teamId}/replying`, {
    data: { secondReply: 'REFUSE', reviewedRoles: [], reviewedPeople: [], ...body },
  });
}

test('shows a colleague’s draft live, passes it on with the conversation, and gives a copy back', async ({
  page,
  browser,
}) => {
  const theirs = await browser.newContext();
  const second = await asBruno(theirs);
  const conversation = await annaBegins(page, 'Dear Priya, we look');

  await open(second, `/inbox/joined/${conversation}`);
  const draft = second.getByRole('button', { name: /is writing a reply/ });
  await expect(draft).toHaveAttribute('aria-expanded', 'false');
  await expect(second.getByText(/began an answer/).first()).toBeAttached();
  const take = second.getByRole('button', { name: 'Take over' }).first();
  await expect(take).toBeDisabled();
  await draft.click();
  const shown = second.getByRole('list', { name: 'Drafts of colleagues' });
  await expect(shown.frameLocator('iframe').getByText('Dear Priya, we look')).toBeVisible();
  await page.keyboard.type(' into it');
  await expect(shown.frameLocator('iframe').getByText('Dear Priya, we look into it')).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await expect(take).toBeEnabled();
  await take.click();
  const mine = second.getByRole('textbox', { name: /^Reply to/ });
  await expect(mine).toContainText('Dear Priya, we look into it');
  await expect(shown).toBeHidden();

  await expect(page.getByText('Bruno Meier took over your draft.')).toBeVisible();
  await page.getByRole('button', { name: 'Get a copy back' }).click();
  await expect(page.getByText('Bruno Meier took over your draft.')).toBeHidden();
  await expect(mine).toContainText('Dear Priya, we look into it');
  await theirs.close();
});

test('asks for a review, edits in place, asks for changes, approves and sends', async ({ page, browser }) => {
  const theirs = await browser.newContext();
  const second = await asBruno(theirs);
  const conversation = await annaBegins(page, 'The price is 10.');
  const me = await (await page.request.get('/api/me')).json();
  await decide(page, conversation, { reviewedPeople: [me.id] });
  await page.getByRole('button', { name: 'Bcc', exact: true }).click();
  const copies = page.getByRole('combobox', { name: 'Bcc', exact: true });
  await expect(copies).toBeFocused();
  await copies.fill('audit@acme.example');
  await copies.press('Enter');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Reply' }).getByText('audit@acme.example')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
  await open(second, '/inbox/review');
  const entry = second.getByRole('link', { name: /^To review/ });

  await page.getByRole('button', { name: 'Ask for a review' }).click();
  await page.getByRole('textbox', { name: 'What should they look at?' }).fill('Is the price right?');
  await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText(/asked to look over this reply|Waits for a look/)).toBeVisible();

  await expect(entry).toHaveText(/1/);
  await second.getByRole('link', { name: /Priya Nair/ }).click();
  await expect(second.getByText('Is the price right?')).toBeVisible();
  await expect(second.getByText('audit@acme.example')).toBeVisible();
  await expect(second.getByRole('button', { name: 'Ask for changes' })).toBeDisabled();
  await second.getByRole('button', { name: 'Edit', exact: true }).click();
  const field = second.getByRole('textbox', { name: /’s reply$/ });
  await field.fill('The price is 12.');
  await second.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('textbox', { name: /^Reply to/ })).toContainText('The price is 12.');

  await second.getByRole('textbox', { name: 'A word for the writer' }).fill('Say since when');
  await second.getByRole('button', { name: 'Ask for changes' }).click();
  await expect(page.getByText('Bruno Meier asks for changes:')).toBeVisible();
  await expect(page.getByText('Say since when')).toBeVisible();
  await expect(entry).not.toHaveText(/1/);

  await page.getByRole('button', { name: 'Ask for a review' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
  await second.getByRole('button', { name: 'Approve and send' }).click();
  await expect(lastMessage(page, 'The price is 12.')).toBeVisible();
  await expect(page.getByText(/approved .*draft and sent it/)).toBeVisible();
  await theirs.close();
});

test('a second person joins and answers, or takes over, as the team decided', async ({ page, browser }) => {
  const theirs = await browser.newContext();
  const second = await asBruno(theirs);
  const conversation = await annaBegins(page, 'Begun');
  await second.request.post(`/api/conversations/${conversation}/leave`);
  await open(second, `/inbox/all/${conversation}`);
  await expect(second.getByText(/is answering\. You can leave a note/)).toBeVisible();
  await expect(second.getByRole('button', { name: 'Join and reply' })).toHaveCount(0);

  await decide(page, conversation, { secondReply: 'JOIN' });
  await second.reload();
  await second.getByRole('button', { name: 'Join and reply' }).click();
  await expect(second.getByRole('textbox', { name: /^Reply to/ })).toBeFocused();
  // A page behind another one draws nothing.
  await second.bringToFront();
  await second.keyboard.type('A word from me too');
  await second.keyboard.press('Control+Enter');
  await expect(lastMessage(second, 'A word from me too')).toBeVisible();

  await decide(page, conversation, { secondReply: 'TAKE' });
  await second.reload();
  await second.getByRole('button', { name: 'Take over' }).last().click();
  await expect(second.getByText('You hold this').first()).toBeVisible();
  await expect(page.getByText(/Bruno Meier holds this conversation now/)).toBeVisible();
  await theirs.close();
});

test('managers decide how a team answers together, everybody whether drafts are shown', async ({ page }) => {
  await open(page, '/admin/teams');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('radio', { name: /Whoever joins/ }).check();
  await expectAccessible(page, 'the team');
  const form = page.locator('form').filter({ has: page.getByRole('radio', { name: /Whoever joins/ }) });
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await page.reload();
  await expect(page.getByRole('radio', { name: /Whoever joins/ })).toBeChecked();

  await open(page, '/settings');
  const share = page.getByRole('switch', { name: 'Show my drafts to colleagues' });
  await expect(share).toBeChecked();
  await expect(share).toBeEnabled();
  await share.click({ force: true });
  await expect(share).not.toBeChecked();
  await page.reload();
  await expect(share).not.toBeChecked();
  await expectAccessible(page, 'the account');
});
