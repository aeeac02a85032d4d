"""Facts about a scenario: what the model supports, what is remembered, what can be reached.

Unresolved references are accepted here and simply lead nowhere; `check` reports them.
"""
