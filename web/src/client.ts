// SPDX-License-Identifier: Apache-2.0
// The worker as the page sees it: one question at a time, which can be stopped.

import { problem, Refused, Told } from "./library";

const longest = 120_000; // milliseconds, for one question

interface Question {
    id: number;
    kind: string;
    given: unknown;
    resolve: (value: any) => void;
    reject: (error: Error) => void;
    progress?: (done: number, of: number) => void;
}

export class Client {
    private worker?: Worker;
    private readonly waiting: Question[] = [];
    private current?: Question;
    private timer = 0;
    private number = 0;

    /** `module`: the bytes of the library; `script`: the address of the worker's; `pdf`: the script that opens PDF. */
    constructor(
        private readonly module: Uint8Array,
        private readonly script: string,
        private readonly pdf: string,
    ) {}

    ask(kind: string, given: unknown = {}, progress?: (done: number, of: number) => void): Promise<any> {
        return new Promise((resolve, reject) => {
            this.waiting.push({ id: ++this.number, kind, given, resolve, reject, progress });
            this.next();
        });
    }

    /** Gives up what is being done and what waits. */
    stop(): void {
        const stopped = new Refused(problem("page.stopped"));
        const given = this.current ? [this.current, ...this.waiting] : [...this.waiting];
        this.waiting.length = 0;
        this.end();
        for (const each of given) each.reject(stopped);
    }

    private end(): void {
        this.worker?.terminate();
        this.worker = undefined;
        this.current = undefined;
        clearTimeout(this.timer);
    }

    private start(): Worker {
        const worker = new Worker(this.script);
        worker.onmessage = ({ data }) => this.told(data);
        worker.onerror = (event) => {
            event.preventDefault();
            this.fail(problem("page.trapped", event.message));
        };
        worker.postMessage({ id: 0, kind: "start", given: { module: this.module, pdf: this.pdf } });
        return worker;
    }

    private fail(why: ReturnType<typeof problem>): void {
        const failed = this.current;
        this.end();
        failed?.reject(new Refused(why));
        this.next();
    }

    private next(): void {
        if (this.current || this.waiting.length === 0) return;
        this.current = this.waiting.shift()!;
        this.worker ??= this.start();
        const { id, kind, given } = this.current;
        this.worker.postMessage({ id, kind, given });
        this.timer = window.setTimeout(() => this.fail(problem("page.too-long")), longest);
    }

    private told(data: any): void {
        const asked = this.current;
        if (data.id === 0 && data.problem) return this.fail(data.problem);
        if (!asked || data.id !== asked.id) return;
        if (data.progress) {
            asked.progress?.(data.progress[0], data.progress[1]);
            return;
        }
        clearTimeout(this.timer);
        this.current = undefined;
        this.next();
        if (data.problem) return asked.reject(new Refused(data.problem));
        try {
            asked.resolve(data.json ? new Told(data.json, data.format).value() : data.result);
        } catch (error) {
            asked.reject(error as Error);
        }
    }
}
