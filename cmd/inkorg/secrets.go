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
func (c *config) auth(header string, l loginConfig) (mailbox.Auth, error) {
	if l.User == "" {
		return mailbox.Auth{}, nil
	}
	if o := l.OAuth; o != nil {
		secret, err := c.secret("["+header+".oauth]", "client_secret", o.ClientSecretFile, o.ClientSecretEnv, o.ClientSecretCredential)
		if err != nil {
			return mailbox.Auth{}, err
		}
		return mailbox.Auth{Token: mailbox.ClientCredentials(o.TokenURL, o.ClientID, secret, o.Scopes)}, nil
	}
	password, err := c.secret("["+header+"]", "password", l.PasswordFile, l.PasswordEnv, l.PasswordCredential)
	return mailbox.Auth{Password: password}, err
}

// secret reads a secret from the one place that is configured: a file, an environment variable or a systemd credential.
// Its errors name the place in the configuration, never the secret.
func (c *config) secret(header, key, file, env, credential string) (string, error) {
	bad := func(kind, format string, args ...any) (string, error) {
		return "", c.fault(key+kind, fmt.Sprintf(format, args...), table{header, 0})
	}
	what := strings.ReplaceAll(key, "_", " ")
	switch {
	case file != "":
		secret, err := readSecret(c.resolve(file), what)
		if err != nil {
			return bad("_file", "%v", err)
		}
		return secret, nil
	case env != "":
		if value := os.Getenv(env); value != "" {
			return value, nil
		}
		return bad("_env", "names the environment variable %s, which is not set or empty", env)
	case credential != "":
		dir := os.Getenv("CREDENTIALS_DIRECTORY")
		if dir == "" {
			return bad("_credential", "needs systemd, which gave no credentials: add LoadCredential=%s:FILE to the unit", credential)
		}
		secret, err := readSecret(filepath.Join(dir, credential), what)
		if err != nil {
			return bad("_credential", "%v", err)
		}
		return secret, nil
	}
	return bad("_file", "is missing: put the %s into a file that only you can read, and name it here", what)
}

// readSecret reads a file that holds a secret and nothing else. Its errors continue a sentence that began with the key.
func readSecret(path, what string) (string, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("names %s, and there is no such file: write the %s into it, readable by you only", path, what)
	}
	if err != nil {
		return "", fmt.Errorf("names a file that cannot be read: %w", err)
	}
	secret := strings.TrimRight(string(text), "\r\n")
	if secret == "" {
		return "", fmt.Errorf("names %s, which is empty: write the %s into it", path, what)
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
