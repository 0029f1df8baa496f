"""Vietnamese text: normal forms, sentences, dates, periods, numbers. Knows nothing of the domain."""
