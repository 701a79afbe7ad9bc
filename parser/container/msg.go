package container

func openMSG(_ []byte, _ *Budget) Content {
	return Content{Problems: []string{"was not opened"}}
}
