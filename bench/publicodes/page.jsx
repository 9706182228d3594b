// The rival on Publicodes: its engine decides what is asked and what comes out, Preact draws.

import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import Engine from "publicodes";
import { agencies, questions, topics } from "../words.js";
import { rules } from "./rules.js";

const engine = new Engine(rules);

/** What the answers are to the engine: a region that is chosen is a rule that holds. */
function situation(answers) {
  const entries = Object.entries(answers).flatMap(([id, value]) =>
    Array.isArray(value) ? value.map((one) => [`${id} . r${one}`, "oui"]) : [[id, `'${value}'`]],
  );
  return Object.fromEntries(entries);
}

const applies = ({ id }) => engine.evaluate(id).nodeValue !== null;

function Guide() {
  const [answers, setAnswers] = useState({});
  const [place, setPlace] = useState(questions[0].id);
  const [chosen, setChosen] = useState([]);
  const [error, setError] = useState(false);
  const heading = useRef();
  useEffect(() => {
    if (Object.keys(answers).length) heading.current.focus();
  }, [place]);

  const turnTo = (question, answers) => {
    setPlace(question?.id ?? "result");
    setChosen([answers[question?.id] ?? []].flat());
    setError(false);
  };
  const question = questions.find(({ id }) => id === place);
  if (!question) return <Result answers={answers} heading={heading} />;

  const at = questions.indexOf(question);
  const goOn = (event) => {
    event.preventDefault();
    if (!chosen.length) return setError(true);
    const now = { ...answers, [place]: question.several ? chosen : chosen[0] };
    engine.setSituation(situation(now));
    setAnswers(now);
    turnTo(questions.slice(at + 1).find(applies), now);
  };
  const choose = ({ value, checked }) => {
    const others = question.several ? chosen.filter((one) => one !== value) : [];
    setChosen(checked ? [...others, value] : others);
  };
  return (
    <form noValidate onSubmit={goOn}>
      {at > 0 && (
        <button type="button" part="back" onClick={() => turnTo(questions.slice(0, at).findLast(applies), answers)}>
          Back
        </button>
      )}
      <fieldset data-question={place} key={place}>
        <legend tabIndex={-1} ref={heading}>
          {question.title}
        </legend>
        {question.hint && <p>{question.hint}</p>}
        {error && (
          <p class="error" role="alert">
            {question.error}
          </p>
        )}
        {question.options.map(({ value, label, hint }) => (
          <label key={value}>
            <input
              type={question.several ? "checkbox" : "radio"}
              name="answer"
              value={value}
              checked={chosen.includes(value)}
              onChange={(event) => choose(event.currentTarget)}
            />{" "}
            <span>
              {label}
              {hint && <small>{hint}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      <button part="continue">Continue</button>
    </form>
  );
}

function Result({ answers, heading }) {
  const agency = questions.flatMap(({ options }) => options).find(({ value, agency }) => agency && answers.regions?.includes(value));
  const found = Object.keys(topics).map((topic) => [topic, engine.evaluate(topic).nodeValue]);
  return (
    <>
      <h2 tabIndex={-1} ref={heading}>
        What applies to you
      </h2>
      {found.map(([topic, outcome]) => {
        const words = topics[topic].outcomes[outcome];
        return (
          words && (
            <section key={topic} data-topic={topic} data-outcome={outcome}>
              <h3>{topics[topic].title}</h3>
              <p>
                <strong>{words.title.replace("{regions}", agencies[agency?.agency])}</strong>
              </p>
              <p>{words.detail}</p>
            </section>
          )
        );
      })}
    </>
  );
}

render(
  <>
    <h1>Joining the Kanta Services: what applies to you?</h1>
    <Guide />
  </>,
  document.querySelector("main"),
);
