import { lauxlib, lua, lualib, to_luastring } from 'fengari';
import { isList, isObject, type Json, type JsonObject } from '../../objects/json';

/** What a health check returns. */
export interface Health {
  readonly status: string | null;
  readonly message: string | null;
}

/**
 * Runs a health check on an object, with the libraries that Argo CD gives it and no others: a check that used more would
 * work here and fail there. Source: `runLua` in util/lua/lua.go of Argo CD v3.5.7.
 *
 * @throws Error with Lua's message where the script fails
 */
export function runLua(script: string, object: JsonObject): Health {
  const state = lauxlib.luaL_newstate();
  for (const [name, library] of [['_G', lualib.luaopen_base] as const, ['table', lualib.luaopen_table] as const]) {
    lauxlib.luaL_requiref(state, to_luastring(name), library, true);
    lua.lua_pop(state, 1);
  }
  if (lauxlib.luaL_dostring(state, to_luastring(`obj = ${literal(object)}\n${script}`))) {
    throw new Error(lua.lua_tojsstring(state, -1) ?? 'Lua failed without a message');
  }
  const field = (name: string) => {
    lua.lua_getfield(state, -1, to_luastring(name));
    const text = lua.lua_tojsstring(state, -1);
    lua.lua_pop(state, 1);
    return text;
  };
  return { status: field('status'), message: field('message') };
}

/** A value as Lua's own literal, so that lists and their lengths are Lua's. */
function literal(value: Json): string {
  if (isList(value)) return `{ ${value.map(literal).join(', ')} }`;
  if (!isObject(value)) return value === null ? 'nil' : JSON.stringify(value);
  const fields = Object.entries(value).map(([key, inner]) => `[${JSON.stringify(key)}] = ${literal(inner ?? null)}`);
  return `{ ${fields.join(', ')} }`;
}
