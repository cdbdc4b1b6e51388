enum ProbeConvenorYAML {}
