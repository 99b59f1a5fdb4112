# A name of 10,000 characters, a line end of Windows, and bytes that are no UTF-8.
{
  printf 'Wyzqub Base\r\n'
  head -c 10000 /dev/zero | tr '\0' 'a'
  printf '\nWyzq\xfcb\n'
  cat input/questions.txt
} > stdin.txt
