import { Controller, Delete, Get, Head, Patch, Post, Req, Res, UseGuards, type Type } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { Authenticated } from './authenticated.guard.ts';

/** What a derived controller calls. */
export interface Buses {
  readonly commands: CommandBus;
  readonly questions: QueryBus;
}

const methods = { GET: Get, POST: Post, HEAD: Head, PATCH: Patch, DELETE: Delete };

export interface DerivedRoute {
  /** Method name: without one, OpenAPI silently loses parameters and body. */
  readonly name: string;
  readonly method: keyof typeof methods;
  readonly path: string;
  /** What OpenAPI is told of it, once somebody asks for the document. */
  readonly documented: () => readonly MethodDecorator[];
  handle(buses: Buses, request: Request, response: Response): Promise<unknown>;
}

/** What tells OpenAPI of a derived controller. */
const DOCUMENT = Symbol('document');

/** An ordinary Nest controller from declared routes; `documentDerived` tells OpenAPI of them. */
export function deriveController(name: string, path: string, routes: readonly DerivedRoute[]): Type {
  const Derived = {
    [name]: class {
      constructor(
        readonly commands: CommandBus,
        readonly questions: QueryBus,
      ) {}
    },
  }[name]!;
  Reflect.defineMetadata('design:paramtypes', [CommandBus, QueryBus], Derived);
  for (const route of routes) addRoute(Derived, route);
  UseGuards(Authenticated)(Derived);
  Controller(path)(Derived);
  Reflect.defineMetadata(DOCUMENT, () => routes.forEach((route) => documentRoute(Derived, route)), Derived);
  return Derived;
}

/**
 * Tells OpenAPI of the routes of derived controllers; of others, which tell it themselves, it knows nothing. Schemas of all that a
 * service takes and gives are a third of the work of its start, and most processes are never asked for their document.
 */
export function documentDerived(controllers: readonly Type[]): void {
  for (const controller of controllers) (Reflect.getMetadata(DOCUMENT, controller) as (() => void) | undefined)?.();
}

function documentRoute(Derived: Type, { name, documented }: DerivedRoute): void {
  const prototype = Derived.prototype as object;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name)!;
  for (const decorate of documented()) decorate(prototype, name, descriptor);
}

function addRoute(Derived: Type, { name, method, path, handle }: DerivedRoute): void {
  const prototype = Derived.prototype as object;
  const value = async function (this: Buses, request: Request, response: Response): Promise<void> {
    const body = await handle(this, request, response);
    if (!response.headersSent) response.json(body);
  };
  Object.defineProperty(value, 'name', { value: name });
  Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name)!;
  Req()(prototype, name, 0);
  Res()(prototype, name, 1);
  methods[method](path)(prototype, name, descriptor);
}
