package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"inkorg/mailbox"
)

// auth is how to log in. Secrets are read here and nowhere else, so that commands without a server need none.
func (c *config) auth(table string, l loginConfig) (mailbox.Auth, error) {
	if l.User == "" {
		return mailbox.Auth{}, nil
	}
	if o := l.OAuth; o != nil {
		secret, err := c.secret("["+table+".oauth] client_secret", o.ClientSecretFile, o.ClientSecretEnv, o.ClientSecretCredential)
		if err != nil {
			return mailbox.Auth{}, err
		}
		return mailbox.Auth{Token: mailbox.ClientCredentials(o.TokenURL, o.ClientID, secret, o.Scopes)}, nil
	}
	password, err := c.secret("["+table+"] password", l.PasswordFile, l.PasswordEnv, l.PasswordCredential)
	return mailbox.Auth{Password: password}, err
}

// secret reads a secret from the one place that is configured: a file, an environment variable or a systemd credential.
func (c *config) secret(key, file, env, credential string) (string, error) {
	switch {
	case file != "":
		return readSecret(key+"_file", c.resolve(file))
	case env != "":
		if value := os.Getenv(env); value != "" {
			return value, nil
		}
		return "", fmt.Errorf("%s_env: the environment variable %s is not set", key, env)
	case credential != "":
		dir := os.Getenv("CREDENTIALS_DIRECTORY")
		if dir == "" {
			return "", fmt.Errorf("%s_credential: systemd gave no credentials: add LoadCredential=%s:FILE to the unit", key, credential)
		}
		return readSecret(key+"_credential", filepath.Join(dir, credential))
	}
	return "", fmt.Errorf("%s_file is missing: put the secret into a file that only this user can read and name it here", key)
}

func readSecret(key, path string) (string, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("%s: there is no file %s: write the secret into it, readable by this user only", key, path)
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", key, err)
	}
	secret := strings.TrimRight(string(text), "\r\n")
	if secret == "" {
		return "", fmt.Errorf("%s: the file %s is empty", key, path)
	}
	return secret, nil
}

// resolve makes a path of the configuration one from where we stand.
func (c *config) resolve(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(c.path), path)
}
