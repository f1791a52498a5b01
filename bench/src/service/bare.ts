import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { connect } from '@lien-nganh/postgres';
import type pg from 'pg';
import type { Listening } from './platform.ts';
import { visitInput } from './visits.ts';

const TABLE = `create schema bare; create table bare.visits(
  position bigint generated always as identity primary key, id uuid not null, data json not null)`;

/** Where a waking controller tells that there is another row. */
export const BARE_CHANNEL = 'bare';

const INSERT = 'insert into bare.visits(id, data)';
const inserts = {
  plain: `${INSERT} values ($1, $2) returning id, position`,
  waking: `with wake as materialized (select pg_notify('${BARE_CHANNEL}', ''))
    ${INSERT} select $1::uuid, $2::json from wake returning id, position`,
};
export type BareForm = keyof typeof inserts;

/** The same command in a bare Nest controller: checked by the same schema, and inserted. Nobody is asked who they are. */
export async function listeningBare(databaseUrl: string, form: BareForm = 'plain'): Promise<Listening> {
  const pool = connect(databaseUrl, { max: 16 });
  await pool.query(TABLE);
  const app = await NestFactory.create(bareModule(pool, inserts[form]), { logger: false });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/visits`,
    token: 'nobody-looks-at-it',
    async close() {
      await app.close();
      await pool.end();
    },
  };
}

function bareModule(pool: pg.Pool, insert: string) {
  class Visits {
    async open(body: unknown) {
      const input = visitInput.parse(body);
      const { rows } = await pool.query<{ id: string; position: bigint }>({
        name: 'open',
        text: insert,
        values: [randomUUID(), JSON.stringify(input)],
      });
      const { id, position } = rows[0]!;
      return { id, position: String(position) };
    }
  }
  // Decorators as the functions that they are: in the whole workspace only what Nest derives is decorated.
  Body()(Visits.prototype, 'open', 0);
  Post()(Visits.prototype, 'open', Object.getOwnPropertyDescriptor(Visits.prototype, 'open')!);
  Controller('visits')(Visits);
  class Bare {}
  Module({ controllers: [Visits] })(Bare);
  return Bare;
}
