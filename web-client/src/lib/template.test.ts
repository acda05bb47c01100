import { expect, it } from 'vitest';
import { fillHtml, fillText, firstUnfilled, placesIn } from './template';

const values = { 'contact.firstName': 'Carla', 'contact.lastName': '', 'company.name': 'Ärger & <Söhne> $1' };

it('fills places, takes what to say instead, and leaves what nobody knows visible', () => {
  expect(fillText('Hello {{ contact.firstName }}!', values)).toEqual({ content: 'Hello Carla!', missing: [] });
  expect(fillText('Dear {{contact.lastName|customer}},', values).content).toBe('Dear customer,');
  expect(fillText('{{contact.lastName}} {{b.b}}', values)).toEqual({
    content: '{{contact.lastName}} {{b.b}}',
    missing: ['contact.lastName', 'b.b'],
  });
});

it('escapes values in HTML, and reads no value as a template', () => {
  expect(fillHtml('<p>{{company.name}}</p>', values).content).toBe('<p>Ärger &amp; &lt;Söhne&gt; $1</p>');
  expect(fillText('{{contact.name}}', { 'contact.name': '{{employee.email}}', 'employee.email': 'x' }).content).toBe(
    '{{employee.email}}',
  );
});

it('lets the writer use braces of their own', () => {
  expect(firstUnfilled('Write {{name}} there')).toBeUndefined();
  expect(firstUnfilled('Dear {{contact.frstName|x}},')).toBe('{{contact.frstName|x}}');
  expect(placesIn('a {{team.name}} b {{x}} {{contact.name}}')).toEqual([
    { from: 2, to: 15 },
    { from: 24, to: 40 },
  ]);
});
