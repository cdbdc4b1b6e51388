enum ProbeConvenorSQLite {}
