"""What can go wrong and a person can mend: one class a problem, which builds its own message.

A message says what is wrong, with which value, and what to run or change. Anything that is not a
`BroadsheetError` is a bug and shows its traceback.
"""
