# A name of 10,000 characters: too long for a repository to be read by people.
long=$(head -c 10000 /dev/zero | tr '\0' 'a')
{
  printf 'code,title,y,x\n1,Wyzqub,35.1,40.2\n2,%s,35.2,40.2\n' "$long"
  printf '3,Nowhere,,\n4,Hot,95,40.2\n,Nameless,35.3,40.2\n6,Words,north,40.2\n7,Too,35.4,40.2,more\n'
} > input/bad_rows.csv
