import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { permissions } from '@lien-nganh/access';
import { figureQuery } from '@lien-nganh/contracts/figure';
import { getNamedType, isObjectType, parse, validate, type GraphQLSchema } from 'graphql';
import { actionsOf, objectTypes } from '../limits/guard.ts';
import { bareSchema, printedSchema } from './print-schema.ts';

let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await bareSchema();
});

/** What the gateway's REST operations need; its specs send each of them. */
const operations = ['list-parked', 'replay-parked', 'drop-parked', 'rebuild-ledger', 'accept-restatement'];

describe('the schema', () => {
  test('is the one that is checked in', async () => {
    expect(await printedSchema()).toBe(await readFile(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
  });

  test('needs exactly the rows that the permission table has for the gateway', () => {
    const fields = objectTypes(schema).flatMap((type) => Object.values(type.getFields()));
    const needed = new Set([...fields.flatMap(actionsOf), ...operations.map((name) => `gateway.${name}`)]);
    const rows = Object.keys(permissions).filter((action) => action.startsWith('gateway.'));
    expect([...needed].sort()).toEqual(rows.sort());
  });

  test('has no way in that needs no row', () => {
    const roots = [schema.getQueryType()!, schema.getSubscriptionType()!];
    const open = roots
      .flatMap((root) => Object.values(root.getFields()))
      .filter((field) => actionsOf(field).length === 0);
    expect(open.map(({ name }) => name)).toEqual([]);
    expect(schema.getMutationType()).toBeUndefined();
  });

  test('guards each kind of record by its type, so that no path goes round it', () => {
    const guarded = objectTypes(schema).filter((type) => typeof type.extensions['action'] === 'string');
    const records = [
      'Inspection',
      'Establishment',
      'Figure',
      'FigureEvent',
      'FollowUp',
      'Obligation',
      'Directive',
      'Unit',
    ];
    const connections = ['InspectionConnection', 'EstablishmentConnection', 'FigureEventConnection'];
    expect(guarded.map(({ name }) => name)).toEqual(expect.arrayContaining([...records, ...connections]));
  });

  test('lets what a caller may not see be missing: a guarded type is null, not the end of the answer', () => {
    const parents = ['Query', 'Subscription', 'Obligation', 'Evidence', 'Inspection', 'Establishment', 'FigureEvent'];
    const fields = parents.flatMap((name) => {
      const type = schema.getType(name);
      return isObjectType(type) ? Object.values(type.getFields()) : [];
    });
    const strict = fields.filter((field) => actionsOf(field).length > 0 && field.type.toString().endsWith('!'));
    expect(strict.map(({ name, type }) => `${name}: ${getNamedType(type).name}`)).toEqual([]);
  });

  test.each([true, false])(
    'answers the figure that the audit and the command line ask for (events: %s)',
    (withEvents) => {
      expect(validate(schema, parse(figureQuery({ withEvents })))).toEqual([]);
    },
  );

  test('has no field for the name, address or contact of anybody', () => {
    const fields = objectTypes(schema).flatMap((type) => Object.keys(type.getFields()));
    const naming = fields.filter((name) =>
      /address(?!ee)|owner|contact|phone|person|actor|account|fullname$/i.test(name),
    );
    expect([...new Set(naming)]).toEqual(['fullName']);
  });

  test('has the names that others rely on', () => {
    const named = Object.keys(schema.getQueryType()!.getFields());
    const expected = ['directives', 'obligations', 'units', 'figure', 'overview', 'inspections', 'establishments'];
    expect(named).toEqual(expect.arrayContaining(expected));
    expect(Object.keys(schema.getSubscriptionType()!.getFields())).toEqual(['figureChanged']);
    const figure = schema
      .getQueryType()!
      .getFields()
      ['figure']!.args.map(({ name }) => name);
    expect(figure).toEqual(expect.arrayContaining(['indicator', 'unit', 'agency', 'from', 'to', 'asOf', 'map']));
  });
});
