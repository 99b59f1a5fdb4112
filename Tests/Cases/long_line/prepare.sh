# One line of 20 MB: no report, and too much for a repository.
{ echo "A title"; head -c 20971520 /dev/zero | tr '\0' 'a'; } > input/long.txt
