cog-name = Recado
marked = Marcaste **{ $words }**.
mark-again = Marcar otra vez
mark-note = Solo tú puedes ver esto.
note = { $words }
