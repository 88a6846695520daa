import { z } from "zod";

export const LINE_LIMIT = 1_000;

const line = z.string().trim().min(1).max(LINE_LIMIT);

/** A visitor begins: their question, and a name if they like. */
export const startChatSchema = z.object({ name: z.string().trim().max(60).default(""), text: line, key: z.uuid() });

export type StartChat = z.infer<typeof startChatSchema>;

/** One line; `key` is made by the page, so that sending it again writes nothing more. */
export const lineSchema = z.object({ text: line, key: z.uuid() });
