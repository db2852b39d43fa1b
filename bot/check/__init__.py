"""An editor's draft -> findings: each quotation against the whole corpus."""
