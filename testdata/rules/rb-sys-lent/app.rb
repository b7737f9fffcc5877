require 'sinatra'
require 'book'

post '/title' do
  book = Book.open('main')
  book.remark = params[:remark]
  system("mail --subject #{book.title}")
end

post '/other' do
  Book.open('main').remark = params[:remark]
  system("mail --subject #{Book.open('other').remark}")
end

post '/remark' do
  book = Book.open('main')
  book.remark = params[:remark]
  system("mail --subject #{book.remark}") # want RBN201
end

post '/direct' do
  book = Book.open('main')
  book.note = params[:note]
  system("mail --subject #{book.title}")
  system("mail --subject #{book.note}") # want RBN201
end
