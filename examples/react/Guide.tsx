// The guide in the portal: it is given what the portal knows of the customer, and its result becomes a ticket.

/// <reference types="kanta-guide/react" />
import "kanta-guide";
import type { ErrorDetail, GivenAnswers, ResultDetail } from "kanta-guide";
import { useMemo, useState } from "react";
import { type Customer, ticket } from "./ticket";

export function Guide({ customer }: { customer: Customer }) {
  const [result, setResult] = useState<ResultDetail>();
  const [fault, setFault] = useState<ErrorDetail>();
  // The same object as long as the customer is the same: another one would be given to the guide anew.
  const answers = useMemo<GivenAnswers>(
    () => ({
      provider: { value: customer.sector, origin: "ur er kundprofil" },
      "vendor-support": { value: customer.support, origin: "enligt ert avtal med oss" },
    }),
    [customer.sector, customer.support],
  );
  return (
    <>
      <kanta-guide
        lang="sv"
        history
        storage="session"
        answers={answers}
        locked="vendor-support"
        onkanta-guide-result={({ detail }) => setResult(detail)}
        onkanta-guide-error={({ detail }) => setFault(detail)}
      >
        <p slot="contact">
          Frågor? Ring er kundansvariga <b>Maria Lind</b>, 010 000 0000.
        </p>
        <p>Guiden behöver en webbläsare med JavaScript.</p>
      </kanta-guide>
      {fault && <p id="fault" role="alert">{`Guiden (${fault.code}): ${fault.message}`}</p>}
      {result && (
        <section id="ticket">
          <h2>Ert ärende till oss</h2>
          <pre>{ticket(customer, result)}</pre>
        </section>
      )}
    </>
  );
}
