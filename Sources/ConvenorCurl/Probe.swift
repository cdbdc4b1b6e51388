enum ProbeConvenorCurl {}
