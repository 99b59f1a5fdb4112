# A name of 10,000 characters: too long for a repository to be read by people.
{
  printf 'id\tclass\tname\tname_ar\tlatitude\tlongitude\tcountry\tadmin1\tadmin2\tpopulation\n'
  printf 'own:1\ttown\t%s\t\t35.1\t40.2\tSY\t\t\t0\n' "$(head -c 10000 /dev/zero | tr '\0' 'a')"
} > input/endless_name.tsv

# A letter in Windows-1252, which an editor would not keep.
printf 'id\tname\tlatitude\tlongitude\nown:1\tWyzqub\t35.1\t40.2\nown:2\tWyzq\xfcb\t35.1\t40.3\n' > input/latin.tsv
