// Settings of the tests: never those of the machine that runs them.
import { tmpdir } from "node:os";
import { join } from "node:path";

Object.assign(process.env, {
	NODE_ENV: "test",
	PARVIS_MODE: "demonstration",
	APP_SECRET: "a-long-text-for-the-tests-and-nothing-else-0123456789",
	PUBLIC_URL: "http://localhost:3000",
	STORAGE_DIR: join(tmpdir(), `parvis-test-files-${process.pid}`),
	REPLY_ADDRESS: "reponse@ville.example",
	EMAIL_WEBHOOK_SECRET: "le-secret-du-fournisseur",
	LOG_LEVEL: "silent",
	DATABASE_URL: process.env.DATABASE_URL ?? "postgres://nowhere.invalid/none",
});
