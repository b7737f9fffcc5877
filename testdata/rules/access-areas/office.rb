# A filter with a condition that is for the routes of this file.
before host_name: 'office.example' do
  member!
end

get '/office/ledger' do # want RBN722 (access=bypassable)
  'ledger'
end
