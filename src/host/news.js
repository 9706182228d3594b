// What a host is told when the guide has gone from one state to another: events, each as its name and its detail.

/** The result of a state with all that a ticket or a record of a customer needs. */
export function resultOf({ answers, result, conclusions, rules, code }) {
  const final = conclusions.every(({ outcome }) => outcome);
  return { final, answers, outcomes: result.outcomes, because: result.because, tasks: result.tasks, conclusions, rules, code };
}

/** The events between two states; `before` is undefined at the start. */
export function news(before, now) {
  const events = [];
  for (const question of Object.keys({ ...before?.answers, ...now.answers })) {
    const [previous, value] = [before?.answers[question], now.answers[question]];
    if (String(previous) !== String(value)) events.push(["answer", { question, value, previous, answers: now.answers }]);
  }
  if (now.place !== before?.place) {
    if (now.place !== "result") events.push(["question", { question: now.place, left: Number(now.left) }]);
    events.push(["track", { step: now.place }]);
  }
  // In another language the words are others, too.
  const words = (state) => JSON.stringify([state?.result, state?.conclusions]);
  if (now.result && words(now) !== words(before)) events.push(["result", resultOf(now)]);
  return events;
}
