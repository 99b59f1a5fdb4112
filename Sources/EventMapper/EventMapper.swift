// EventMapper
