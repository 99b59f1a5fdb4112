# A picture that is called a table.
printf '\x89PNG\r\n\x1a\n\x00\x00' > picture.csv
