import { describe, expect, it } from 'vitest';
import { kinds } from '../mock/channel-kinds';
import {
  asked,
  changesOf,
  isPosted,
  isReachable,
  isSeldom,
  type Kind,
  type KindView,
  plainName,
} from './channel-kinds';

function view(kind: Kind): KindView {
  const found = kinds.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(kind);
  return found;
}

const names = (kind: Kind, values: Record<string, string>) => asked(view(kind).settings, values).map((one) => one.name);

describe('the settings that are asked for', () => {
  it('follow a choice as it is made', () => {
    expect(names('X', { 'api.version': 'V1' })).toContain('consumer.key');
    expect(names('X', { 'api.version': 'V1' })).not.toContain('oauth.clientId');
  });

  it('follow what counts while nothing was chosen', () => {
    expect(names('X', {})).toContain('oauth.clientId');
    expect(names('DISCOURSE', {})).toContain('webhook.secret');
    expect(names('DISCOURSE', { 'receive.mode': 'POLLING' })).not.toContain('webhook.secret');
  });

  it('stand first when they are needed', () => {
    const seldom = (kind: Kind) =>
      view(kind)
        .settings.filter(isSeldom)
        .map((one) => one.name);
    expect(seldom('TELEGRAM')).toEqual(['api.url']);
    expect(seldom('WHATSAPP')).toEqual(['webhook.token', 'api.url', 'api.version']);
    expect(seldom('SMS')).toEqual(['optout.stop', 'optout.start', 'webhook.secret', 'api.url']);
    for (const { settings } of kinds) expect(settings.filter((one) => one.required && isSeldom(one))).toEqual([]);
  });
});

describe('what is sent', () => {
  const { settings } = view('DISCOURSE');

  it('leaves out secrets that were not typed anew', () => {
    const before = { 'api.url': 'https://forum.example' };
    expect(changesOf(settings, { ...before, 'api.key': '' }, before)).toEqual({});
    expect(changesOf(settings, { ...before, 'api.key': ' new ' }, before)).toEqual({ 'api.key': 'new' });
    expect(changesOf(view('API').settings, {}, {}, ['webhook.previousSecret'])).toEqual({
      'webhook.previousSecret': '',
    });
  });

  it('empties what was emptied, and trims lines', () => {
    const before = { 'receive.categories': 'help\nnews', 'receive.pollSeconds': '60' };
    const values = { 'receive.categories': ' help \n\n faq ', 'receive.pollSeconds': '' };
    expect(changesOf(settings, values, before)).toEqual({
      'receive.categories': 'help\nfaq',
      'receive.pollSeconds': '',
    });
  });

  it('leaves out what is not asked for now', () => {
    const values = { 'receive.mode': 'POLLING', 'webhook.secret': 'typed before the choice' };
    expect(changesOf(settings, values, {})).toEqual({ 'receive.mode': 'POLLING' });
  });
});

it('says whether the provider has to reach us', () => {
  expect(isPosted(view('TELEGRAM'), {})).toBe(true);
  expect(isPosted(view('TELEGRAM'), { 'receive.mode': 'POLLING' })).toBe(false);
  expect(isPosted(view('X'), {})).toBe(false);
  expect(isPosted(view('X'), { 'api.version': 'V1' })).toBe(true);
  expect(isPosted(view('MASTODON'), {})).toBe(false);
});

it.each([
  ['https://parley.acme.example/hooks/1', true],
  ['https://172.32.0.1/hooks/1', true],
  ['http://localhost:8080/hooks/1', false],
  ['http://127.0.0.1:8080/hooks/1', false],
  ['http://172.16.4.4/hooks/1', false],
  ['http://[::1]:8080/hooks/1', false],
  ['http://parley:8080/hooks/1', false],
  ['https://parley.local/hooks/1', false],
  ['', false],
])('knows whether the internet reaches %s', (url, reachable) => {
  expect(isReachable(url)).toBe(reachable);
});

it('makes words of a name that nobody described', () => {
  expect(plainName('oauth.clientId')).toBe('Oauth client id');
  expect(plainName('OTHER_WORKSPACES')).toBe('Other workspaces');
});
