# A name of 10,000 characters: too long for a repository to be read by people.
{
  printf 'id\tclass\tname\tname_ar\tlatitude\tlongitude\tcountry\tadmin1\tadmin2\tpopulation\n'
  printf 'own:1\ttown\t%s\t\t35.1\t40.2\tSY\t\t\t0\n' "$(head -c 10000 /dev/zero | tr '\0' 'a')"
} > input/endless_name.tsv
