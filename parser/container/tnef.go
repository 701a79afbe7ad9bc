package container

func openTNEF(_ []byte, _ *Budget) Content {
	return Content{Problems: []string{"was not opened"}}
}
